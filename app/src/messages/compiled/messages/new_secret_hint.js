import { say } from '../words.js';
export const new_secret_hint = () => say(571) ?? "Warga: 6 angka. Petugas: paling sedikit 12 huruf atau angka.";
