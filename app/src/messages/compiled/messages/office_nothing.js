import { say } from '../words.js';
export const office_nothing = () => say(1093) ?? "Tidak ada yang cocok";
