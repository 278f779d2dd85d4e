import { say } from '../words.js';
export const who_retail = () => say(924) ?? "pedagang";
