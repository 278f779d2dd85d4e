import { say } from '../words.js';
export const all_services = () => say(26) ?? "Semua layanan";
