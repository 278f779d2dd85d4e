import { say } from '../words.js';
export const privacy_people_gap_second_factor = () => say(809) ?? "Belum aktif: perlu kata sandi dan kode sekali pakai";
