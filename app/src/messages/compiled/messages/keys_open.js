import { say } from '../words.js';
export const keys_open = () => say(528) ?? "buka";
