import { say } from '../words.js';
export const will_send_one = () => say(496) ?? "Yang akan dikirim, dari satu pedagang";
