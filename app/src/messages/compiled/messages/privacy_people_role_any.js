import { say } from '../words.js';
export const privacy_people_role_any = () => say(785) ?? "Semua tugas";
