import { say } from '../words.js';
export const mine_mistake = () => say(400) ?? "Keliru? Beri tahu petugas harga. Petugas bisa membatalkan catatan ini, lalu harga bisa dikirim.";
