import { say } from '../words.js';
export const role_price_officer = () => say(867) ?? "Petugas harga";
