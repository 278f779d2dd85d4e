import { say } from '../words.js';
export const today = () => say(157) ?? "Hari ini";
