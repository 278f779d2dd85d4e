import { say } from '../words.js';
export const offline = () => say(110) ?? "Luring";
