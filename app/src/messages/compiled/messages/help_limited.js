import { say } from '../words.js';
export const help_limited = () => say(137) ?? "Arti “Data terbatas”";
