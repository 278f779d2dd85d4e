import { say } from '../words.js';
export const item_offline = () => say(971) ?? "luring, isian aman";
