import { say } from '../words.js';
export const change_same = () => say(207) ?? "tetap";
