import { say } from '../words.js';
export const back = () => say(10) ?? "Kembali";
