import { say } from '../words.js';
export const range_30 = () => say(270) ?? "30 hari";
