import { say } from '../words.js';
export const off = () => say(32) ?? "Mati";
