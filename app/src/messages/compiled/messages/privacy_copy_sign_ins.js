import { say } from '../words.js';
export const privacy_copy_sign_ins = () => say(704) ?? "Riwayat masuk";
