import { say } from '../words.js';
export const dearest = () => say(986) ?? "termahal";
