import { say } from '../words.js';
export const office_why_closed = () => say(1207) ?? "Pasar tutup hari itu";
