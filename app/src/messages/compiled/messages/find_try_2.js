import { say } from '../words.js';
export const find_try_2 = () => say(92) ?? "beras";
