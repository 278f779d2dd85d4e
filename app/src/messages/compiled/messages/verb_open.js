import { say } from '../words.js';
export const verb_open = () => say(36) ?? "Buka";
