import { say } from '../words.js';
export const desk_why = () => say(1260) ?? "Antrean ini untuk petugas harga.";
