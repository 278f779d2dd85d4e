import { say } from '../words.js';
export const office_print = () => say(1104) ?? "Cetak";
