import { say } from '../words.js';
export const day_today = () => say(159) ?? "hari ini";
