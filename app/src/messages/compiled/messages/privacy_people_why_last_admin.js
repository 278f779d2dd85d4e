import { say } from '../words.js';
export const privacy_people_why_last_admin = () => say(815) ?? "Satu-satunya admin kabupaten. Beri dulu tugas admin kepada orang lain.";
