import { say } from '../words.js';
export const warn_unusual = () => say(478) ?? "Jauh dari biasanya";
