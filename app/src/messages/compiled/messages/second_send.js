import { say } from '../words.js';
export const second_send = () => say(1324) ?? "Setuju, teruskan ke petugas kedua";
