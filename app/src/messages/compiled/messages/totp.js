import { say } from '../words.js';
export const totp = () => say(553) ?? "Kode sekali pakai";
