import { say } from '../words.js';
export const office_why_quotes = () => say(516) ?? "Periksa harga tiap pedagang.";
