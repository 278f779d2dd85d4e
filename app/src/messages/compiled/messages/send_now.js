import { say } from '../words.js';
export const send_now = () => say(501) ?? "Kirim sekarang";
