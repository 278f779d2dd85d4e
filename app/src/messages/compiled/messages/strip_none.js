import { say } from '../words.js';
export const strip_none = () => say(163) ?? "Belum ada data";
