import { say } from '../words.js';
export const why_different = () => say(427) ?? "Mengapa berbeda?";
