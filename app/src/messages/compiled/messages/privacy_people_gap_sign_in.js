import { say } from '../words.js';
export const privacy_people_gap_sign_in = () => say(810) ?? "Masuk lagi dengan kode sekali pakai";
