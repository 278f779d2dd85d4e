import { say } from '../words.js';
export const first_skip = () => say(59) ?? "Lewati";
