import { say } from '../words.js';
export const session_ended_kept = () => say(193) ?? "Sesi Anda berakhir. Isian ini tersimpan, masuk lagi lalu kirim.";
