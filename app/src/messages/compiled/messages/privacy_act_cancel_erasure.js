import { say } from '../words.js';
export const privacy_act_cancel_erasure = () => say(681) ?? "Membatalkan penghapusan";
