import { say } from '../words.js';
export const verdict_suspect = () => say(1281) ?? "Tak biasa";
