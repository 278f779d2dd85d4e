import { say } from '../words.js';
export const failed_calm = () => say(188) ?? "Luring. Isian Anda aman di layar ini; kirim lagi saat ada sinyal.";
