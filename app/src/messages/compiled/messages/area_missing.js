import { say } from '../words.js';
export const area_missing = () => say(75) ?? "Wilayah ini tidak ada";
