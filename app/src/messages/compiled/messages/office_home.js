import { say } from '../words.js';
export const office_home = () => say(511) ?? "Beranda kerja";
