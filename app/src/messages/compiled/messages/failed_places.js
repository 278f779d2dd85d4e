import { say } from '../words.js';
export const failed_places = () => say(178) ?? "Daftar tempat belum bisa dimuat";
