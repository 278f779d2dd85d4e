import { say } from '../words.js';
export const password_hint = () => say(550) ?? "Paling sedikit 12 huruf atau angka";
