import { say } from '../words.js';
export const office_why_ratio = () => say(1206) ?? "Jauh dari harga biasa: cek satuan atau nol berlebih";
