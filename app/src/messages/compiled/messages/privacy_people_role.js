import { say } from '../words.js';
export const privacy_people_role = () => say(784) ?? "Tugas";
