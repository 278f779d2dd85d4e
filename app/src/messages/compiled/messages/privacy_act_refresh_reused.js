import { say } from '../words.js';
export const privacy_act_refresh_reused = () => say(673) ?? "Sesi dihentikan karena tanda masuknya dipakai dua kali";
