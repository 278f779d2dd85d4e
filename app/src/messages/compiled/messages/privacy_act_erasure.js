import { say } from '../words.js';
export const privacy_act_erasure = () => say(687) ?? "Akun dihapus";
