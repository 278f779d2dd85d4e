import { say } from '../words.js';
export const find_try_4 = () => say(94) ?? "lupa PIN";
