import { say } from '../words.js';
export const status = () => say(119) ?? "Status layanan";
