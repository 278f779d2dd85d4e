import { say } from '../words.js';
export const password_long = () => say(552) ?? "Kata sandi paling banyak 128 huruf";
