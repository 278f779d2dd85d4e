import { say } from '../words.js';
export const market_today = () => say(195) ?? "Pasar hari ini";
