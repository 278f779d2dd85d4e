import { say } from '../words.js';
export const no_account_yet = () => say(559) ?? "Belum punya akun?";
