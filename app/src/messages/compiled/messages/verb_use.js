import { say } from '../words.js';
export const verb_use = () => say(37) ?? "Pakai";
