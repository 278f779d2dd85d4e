import { say } from '../words.js';
export const office_data_closed_before = () => say(1071) ?? "Tempat ini sudah tercatat tutup pada hari itu";
