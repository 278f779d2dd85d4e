import { say } from '../words.js';
export const range_90 = () => say(271) ?? "90 hari";
