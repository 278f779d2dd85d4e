import { say } from '../words.js';
export const privacy_people_why_claim_only = () => say(812) ?? "Tugas belum bisa diberikan: nomor ini belum terbukti milik orangnya. Buat kode aktivasi dulu.";
