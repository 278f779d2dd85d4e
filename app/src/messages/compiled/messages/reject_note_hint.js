import { say } from '../words.js';
export const reject_note_hint = () => say(1305) ?? "Pelapor membaca kalimat ini";
