import { say } from '../words.js';
export const privacy_act_grants = () => say(691) ?? "Membaca daftar tugas";
