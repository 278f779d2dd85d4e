import { say } from '../words.js';
export const password_changed = () => say(886) ?? "Kata sandi sudah diganti.";
