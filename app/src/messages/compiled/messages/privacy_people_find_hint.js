import { say } from '../words.js';
export const privacy_people_find_hint = () => say(771) ?? "Tulis nomor HP lengkap. Pencarian tercatat.";
