import { say } from '../words.js';
export const saving = () => say(14) ?? "Menyimpan";
