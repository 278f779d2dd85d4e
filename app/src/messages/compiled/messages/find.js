import { say } from '../words.js';
export const find = () => say(77) ?? "Cari";
