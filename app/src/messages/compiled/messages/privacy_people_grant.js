import { say } from '../words.js';
export const privacy_people_grant = () => say(783) ?? "Beri tugas";
