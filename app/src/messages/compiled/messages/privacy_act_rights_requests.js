import { say } from '../words.js';
export const privacy_act_rights_requests = () => say(690) ?? "Membaca antrean permintaan";
