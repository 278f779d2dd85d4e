import { say } from '../words.js';
export const pin_changed = () => say(885) ?? "PIN sudah diganti.";
