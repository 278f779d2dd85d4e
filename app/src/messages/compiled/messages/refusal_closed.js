import { say } from '../words.js';
export const refusal_closed = () => say(486) ?? "Tempat ini tidak berdagang pada hari itu.";
