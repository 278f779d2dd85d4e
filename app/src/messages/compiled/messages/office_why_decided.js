import { say } from '../words.js';
export const office_why_decided = () => say(515) ?? "Laporan ini sudah diputuskan.";
