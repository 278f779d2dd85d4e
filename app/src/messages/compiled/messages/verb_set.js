import { say } from '../words.js';
export const verb_set = () => say(38) ?? "Atur";
