import { say } from '../words.js';
export const verdict_extreme = () => say(1282) ?? "Sangat tak biasa";
