import { say } from '../words.js';
export const privacy_purpose_sign_in_text = () => say(616) ?? "Perangkat dan sesi Anda, supaya orang lain tidak bisa masuk. PIN tidak bisa kami baca.";
