import { say } from '../words.js';
export const strip_offline = () => say(164) ?? "Luring";
