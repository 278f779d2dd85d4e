import { say } from '../words.js';
export const filter_title = () => say(234) ?? "Saring";
