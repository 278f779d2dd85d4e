import { say } from '../words.js';
export const not_found = () => say(907) ?? "Tidak ditemukan";
