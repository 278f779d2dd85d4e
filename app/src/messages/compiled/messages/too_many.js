import { say } from '../words.js';
export const too_many = () => say(191) ?? "Terlalu sering mencoba. Tunggu beberapa menit, lalu coba lagi.";
