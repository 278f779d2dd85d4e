import { say } from '../words.js';
export const privacy_people_claim = () => say(811) ?? "Belum terbukti pemilik nomor";
