import { say } from '../words.js';
export const privacy_correct_sent = () => say(712) ?? "Permintaan terkirim. Jawabannya muncul di halaman ini.";
