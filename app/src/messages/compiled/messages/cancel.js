import { say } from '../words.js';
export const cancel = () => say(12) ?? "Batal";
