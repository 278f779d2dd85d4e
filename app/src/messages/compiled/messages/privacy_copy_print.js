import { say } from '../words.js';
export const privacy_copy_print = () => say(698) ?? "Cetak atau simpan PDF";
