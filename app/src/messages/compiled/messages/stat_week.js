import { say } from '../words.js';
export const stat_week = () => say(368) ?? "dibanding seminggu lalu";
