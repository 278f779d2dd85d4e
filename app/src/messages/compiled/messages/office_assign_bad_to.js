import { say } from '../words.js';
export const office_assign_bad_to = () => say(1134) ?? "Tanggal akhir mendahului tanggal mulai";
