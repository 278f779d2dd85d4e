import { say } from '../words.js';
export const filter_none = () => say(241) ?? "Tidak ada yang cocok";
