import { say } from '../words.js';
export const tab_account = () => say(7) ?? "Akun";
