import { say } from '../words.js';
export const same_everywhere = () => say(409) ?? "Sama di semua pasar yang melapor.";
