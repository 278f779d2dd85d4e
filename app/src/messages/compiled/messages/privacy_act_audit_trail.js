import { say } from '../words.js';
export const privacy_act_audit_trail = () => say(684) ?? "Membaca catatan jejak";
