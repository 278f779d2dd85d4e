import { say } from '../words.js';
export const status_newest = () => say(125) ?? "Data terbaru diterima";
