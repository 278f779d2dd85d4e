import { say } from '../words.js';
export const office_key_open = () => say(1100) ?? "buka laporan";
