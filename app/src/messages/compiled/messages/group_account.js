import { say } from '../words.js';
export const group_account = () => say(50) ?? "Akun dan HP ini";
