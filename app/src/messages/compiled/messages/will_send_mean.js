import { say } from '../words.js';
export const will_send_mean = () => say(495) ?? "Yang akan dikirim, rata-rata dua pedagang";
