import { say } from '../words.js';
export const send_and_next = () => say(500) ?? "Kirim dan lanjut";
