import { say } from '../words.js';
export const post_price_why = () => say(429) ?? "Pasang harga untuk petugas pasar dan petani yang terdaftar.";
