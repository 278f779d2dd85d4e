import { say } from '../words.js';
export const session_ended = () => say(192) ?? "Sesi Anda berakhir. Masuk lagi.";
