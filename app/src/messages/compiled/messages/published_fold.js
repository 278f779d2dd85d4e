import { say } from '../words.js';
export const published_fold = () => say(1020) ?? "Data bulanan lembaga lain";
