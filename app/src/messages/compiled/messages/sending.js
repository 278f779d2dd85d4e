import { say } from '../words.js';
export const sending = () => say(15) ?? "Mengirim";
