import { say } from '../words.js';
export const find_try_1 = () => say(91) ?? "lombok";
