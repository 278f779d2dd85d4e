import { say } from '../words.js';
export const find_all = () => say(80) ?? "Lihat semua hasil";
