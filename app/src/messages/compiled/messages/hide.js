import { say } from '../words.js';
export const hide = () => say(21) ?? "Tutup";
