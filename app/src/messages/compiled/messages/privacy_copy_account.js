import { say } from '../words.js';
export const privacy_copy_account = () => say(701) ?? "Akun";
