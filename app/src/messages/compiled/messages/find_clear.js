import { say } from '../words.js';
export const find_clear = () => say(79) ?? "Kosongkan";
