import { say } from '../words.js';
export const panel_closed_text = () => say(447) ?? "Harga hari ini tidak bisa dikirim dari sini.";
