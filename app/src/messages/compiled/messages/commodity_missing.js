import { say } from '../words.js';
export const commodity_missing = () => say(411) ?? "Bahan ini tidak ada";
