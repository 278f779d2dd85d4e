import { say } from '../words.js';
export const help_account = () => say(905) ?? "Akun, PIN, dan kode aktivasi";
