import { say } from '../words.js';
export const print = () => say(1021) ?? "Cetak";
