import { say } from '../words.js';
export const verdict_reject = () => say(1284) ?? "Tidak bisa diterima";
