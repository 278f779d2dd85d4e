import { say } from '../words.js';
export const office_home_why = () => say(1037) ?? "Layar ini untuk petugas harga.";
