import { say } from '../words.js';
export const find_label = () => say(78) ?? "Cari layanan, harga, tempat";
