import { say } from '../words.js';
export const close = () => say(11) ?? "Tutup";
