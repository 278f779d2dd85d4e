import { say } from '../words.js';
export const quote_too_large = () => say(470) ?? "Harga terlalu besar. Cek nol berlebih.";
