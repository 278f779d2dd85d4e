import { say } from '../words.js';
export const display = () => say(889) ?? "Tampilan";
