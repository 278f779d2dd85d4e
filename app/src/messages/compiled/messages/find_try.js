import { say } from '../words.js';
export const find_try = () => say(90) ?? "Misalnya";
