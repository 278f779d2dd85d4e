import { say } from '../words.js';
export const office_group = () => say(1089) ?? "Kelompok";
