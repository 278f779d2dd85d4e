import { say } from '../words.js';
export const failed_account = () => say(181) ?? "Akun belum bisa dimuat";
