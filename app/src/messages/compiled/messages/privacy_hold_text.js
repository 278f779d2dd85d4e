import { say } from '../words.js';
export const privacy_hold_text = () => say(607) ?? "Daftar ini dibuat dari basis data yang sebenarnya. Setiap kolom punya alasan, dasar hukum, dan batas waktu.";
