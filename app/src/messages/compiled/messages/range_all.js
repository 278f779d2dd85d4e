import { say } from '../words.js';
export const range_all = () => say(979) ?? "Semua";
