import { say } from '../words.js';
export const basket_quick = () => say(324) ?? "Yang sering dibeli";
