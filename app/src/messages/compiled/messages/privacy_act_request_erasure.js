import { say } from '../words.js';
export const privacy_act_request_erasure = () => say(680) ?? "Meminta akun dihapus";
