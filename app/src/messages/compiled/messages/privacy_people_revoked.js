import { say } from '../words.js';
export const privacy_people_revoked = () => say(800) ?? "Tugas dicabut.";
