import { say } from '../words.js';
export const office_why_future = () => say(1208) ?? "Tanggalnya belum tiba";
