import { say } from '../words.js';
export const known_price = () => say(114) ?? "Dari daftar harga yang tersimpan. Riwayat dan pasarnya perlu sinyal.";
