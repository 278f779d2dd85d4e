import { say } from '../words.js';
export const privacy_people_gap_activation = () => say(808) ?? "Belum memakai kode aktivasi";
