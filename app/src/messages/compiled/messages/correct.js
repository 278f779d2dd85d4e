import { say } from '../words.js';
export const correct = () => say(1297) ?? "Koreksi";
