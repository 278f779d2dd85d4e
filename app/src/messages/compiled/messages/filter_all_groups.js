import { say } from '../words.js';
export const filter_all_groups = () => say(238) ?? "Kelompok";
