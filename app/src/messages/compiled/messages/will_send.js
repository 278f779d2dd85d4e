import { say } from '../words.js';
export const will_send = () => say(493) ?? "Yang akan dikirim";
