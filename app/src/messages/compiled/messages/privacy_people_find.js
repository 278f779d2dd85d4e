import { say } from '../words.js';
export const privacy_people_find = () => say(770) ?? "Cari orang";
