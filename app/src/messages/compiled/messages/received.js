import { say } from '../words.js';
export const received = () => say(1290) ?? "Diterima";
