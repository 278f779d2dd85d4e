import { say } from '../words.js';
export const privacy_act_grant_ended = () => say(676) ?? "Tugas berakhir karena kode aktivasi dipakai";
