import { say } from '../words.js';
export const secret_phone = () => say(547) ?? "Jangan pakai angka dari nomor HP";
