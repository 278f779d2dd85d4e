import { say } from '../words.js';
export const office_to_queue = () => say(1043) ?? "Periksa antrean";
