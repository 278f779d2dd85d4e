import { say } from '../words.js';
export const panel_empty = () => say(439) ?? "Belum ada bahan untuk tempat ini";
