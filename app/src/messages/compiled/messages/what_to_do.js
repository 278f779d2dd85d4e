import { say } from '../words.js';
export const what_to_do = () => say(25) ?? "Mau mengurus apa?";
