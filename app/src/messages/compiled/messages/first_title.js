import { say } from '../words.js';
export const first_title = () => say(56) ?? "Selamat datang";
