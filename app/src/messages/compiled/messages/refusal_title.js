import { say } from '../words.js';
export const refusal_title = () => say(484) ?? "Harga ini belum bisa dikirim";
