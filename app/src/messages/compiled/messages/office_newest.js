import { say } from '../words.js';
export const office_newest = () => say(1103) ?? "Yang terbaru di atas.";
