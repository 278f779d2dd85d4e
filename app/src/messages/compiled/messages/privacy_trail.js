import { say } from '../words.js';
export const privacy_trail = () => say(598) ?? "Siapa melihat data saya";
