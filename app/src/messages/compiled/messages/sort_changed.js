import { say } from '../words.js';
export const sort_changed = () => say(1017) ?? "Paling berubah";
