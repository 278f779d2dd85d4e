import { say } from '../words.js';
export const language = () => say(890) ?? "Bahasa";
