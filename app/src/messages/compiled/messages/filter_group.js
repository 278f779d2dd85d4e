import { say } from '../words.js';
export const filter_group = () => say(237) ?? "Kelompok";
