import { say } from '../words.js';
export const password_short = () => say(551) ?? "Kata sandi paling sedikit 12 huruf atau angka";
