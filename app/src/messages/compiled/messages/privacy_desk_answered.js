import { say } from '../words.js';
export const privacy_desk_answered = () => say(767) ?? "Jawaban terkirim.";
