import { say } from '../words.js';
export const stat_month = () => say(367) ?? "dibanding 30 hari lalu";
