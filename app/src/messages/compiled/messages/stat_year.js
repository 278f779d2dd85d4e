import { say } from '../words.js';
export const stat_year = () => say(366) ?? "dibanding setahun lalu";
