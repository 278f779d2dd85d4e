import { say } from '../words.js';
export const summary_none = () => say(224) ?? "Belum ada harga pasar hari ini.";
