import { say } from '../words.js';
export const activation = () => say(573) ?? "Kode aktivasi";
