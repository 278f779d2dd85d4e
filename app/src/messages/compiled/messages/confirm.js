import { say } from '../words.js';
export const confirm = () => say(1296) ?? "Konfirmasi";
