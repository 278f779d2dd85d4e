import { say } from '../words.js';
export const place_not_yours_text = () => say(437) ?? "Pilih tempat lain, atau tanya petugas harga.";
