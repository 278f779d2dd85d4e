import { say } from '../words.js';
export const create_account = () => say(562) ?? "Buat akun";
