import { say } from '../words.js';
export const back_to_list = () => say(1274) ?? "Kembali ke daftar";
