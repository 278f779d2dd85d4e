import { say } from '../words.js';
export const status_broken = () => say(123) ?? "Ada gangguan di server kami.";
