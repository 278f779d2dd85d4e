import { say } from '../words.js';
export const verdict_no_history = () => say(1283) ?? "Data pembanding kurang";
