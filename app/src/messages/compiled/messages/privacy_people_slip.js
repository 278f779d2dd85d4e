import { say } from '../words.js';
export const privacy_people_slip = () => say(777) ?? "Kode aktivasi";
