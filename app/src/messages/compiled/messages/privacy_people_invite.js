import { say } from '../words.js';
export const privacy_people_invite = () => say(776) ?? "Buat kode aktivasi";
