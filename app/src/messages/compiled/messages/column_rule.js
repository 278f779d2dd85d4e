import { say } from '../words.js';
export const column_rule = () => say(1272) ?? "Hasil pemeriksaan";
