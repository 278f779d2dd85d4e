import { say } from '../words.js';
export const privacy_copy = () => say(600) ?? "Unduh data saya";
