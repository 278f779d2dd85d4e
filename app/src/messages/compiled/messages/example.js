import { say } from '../words.js';
export const example = () => say(174) ?? "Contoh";
