import { say } from '../words.js';
export const privacy_people_print = () => say(782) ?? "Cetak slip";
