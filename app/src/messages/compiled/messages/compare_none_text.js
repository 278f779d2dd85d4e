import { say } from '../words.js';
export const compare_none_text = () => say(311) ?? "Pilih pasar lain, atau lihat lagi setelah pukul 12.00.";
