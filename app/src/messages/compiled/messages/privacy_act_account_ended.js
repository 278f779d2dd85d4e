import { say } from '../words.js';
export const privacy_act_account_ended = () => say(674) ?? "Akun lain dengan nomor ini ditutup";
