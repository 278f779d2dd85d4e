import { say } from '../words.js';
export const verb_post = () => say(153) ?? "Pasang";
