import { say } from '../words.js';
export const cheapest = () => say(293) ?? "termurah";
