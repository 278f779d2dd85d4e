import { say } from '../words.js';
export const will_send_median = () => say(494) ?? "Yang akan dikirim, nilai tengah";
