import { say } from '../words.js';
export const privacy_people_none_text = () => say(774) ?? "Undang orang ini dengan kode aktivasi di kertas, lalu beri tugas.";
