import { say } from '../words.js';
export const activation_code = () => say(575) ?? "Kode aktivasi";
