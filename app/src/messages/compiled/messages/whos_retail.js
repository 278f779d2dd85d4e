import { say } from '../words.js';
export const whos_retail = () => say(927) ?? "pedagang";
