import { say } from '../words.js';
export const privacy_people_why_made_up = () => say(813) ?? "Akun contoh tidak bisa diberi tugas.";
