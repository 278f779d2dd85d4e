import { say } from '../words.js';
export const privacy_act_enumerators = () => say(843) ?? "Membaca daftar enumerator";
