import { say } from '../words.js';
export const privacy_purpose_account = () => say(613) ?? "Akun Anda";
