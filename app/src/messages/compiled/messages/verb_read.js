import { say } from '../words.js';
export const verb_read = () => say(34) ?? "Baca";
