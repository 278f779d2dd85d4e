import { say } from '../words.js';
export const privacy_people_evidence = () => say(790) ?? "Dasar tugas";
