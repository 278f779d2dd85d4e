import { say } from '../words.js';
export const help_pin = () => say(143) ?? "Lupa PIN atau ganti HP";
