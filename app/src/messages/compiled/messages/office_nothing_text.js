import { say } from '../words.js';
export const office_nothing_text = () => say(1094) ?? "Ubah atau hapus saringan.";
