import { say } from '../words.js';
export const filter_all = () => say(235) ?? "Semua";
