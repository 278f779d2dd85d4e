import { say } from '../words.js';
export const filter_none_text = () => say(242) ?? "Pilih kelompok atau pasar lain.";
