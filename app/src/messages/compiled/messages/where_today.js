import { say } from '../words.js';
export const where_today = () => say(431) ?? "Anda di mana hari ini?";
