import { say } from '../words.js';
export const filter_watched = () => say(1013) ?? "Pantauan";
