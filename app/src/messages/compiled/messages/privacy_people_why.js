import { say } from '../words.js';
export const privacy_people_why = () => say(1315) ?? "Halaman ini untuk admin.";
