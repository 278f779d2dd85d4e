import { say } from '../words.js';
export const column_compared = () => say(282) ?? "Dibanding";
