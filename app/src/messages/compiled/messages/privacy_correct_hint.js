import { say } from '../words.js';
export const privacy_correct_hint = () => say(709) ?? "Jangan tulis PIN. Petugas pelindungan data yang membaca.";
