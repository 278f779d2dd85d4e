import { say } from '../words.js';
export const first_start = () => say(60) ?? "Mulai";
