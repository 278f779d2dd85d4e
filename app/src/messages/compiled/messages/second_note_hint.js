import { say } from '../words.js';
export const second_note_hint = () => say(1323) ?? "Petugas kedua membaca kalimat ini";
