import { say } from '../words.js';
export const reject = () => say(1298) ?? "Tolak";
