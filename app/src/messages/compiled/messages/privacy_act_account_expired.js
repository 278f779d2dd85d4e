import { say } from '../words.js';
export const privacy_act_account_expired = () => say(678) ?? "Akun yang tidak pernah dipakai dihapus";
