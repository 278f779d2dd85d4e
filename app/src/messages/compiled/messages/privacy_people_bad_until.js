import { say } from '../words.js';
export const privacy_people_bad_until = () => say(794) ?? "Pilih tanggal dari hari ini sampai setahun lagi";
