import { say } from '../words.js';
export const office_why_unknown = () => say(1204) ?? "Tidak dikenal, atau di luar wilayah";
