import { say } from '../words.js';
export const reject_note = () => say(1304) ?? "Mengapa ditolak?";
