import { say } from '../words.js';
export const privacy_people_granted = () => say(792) ?? "Tugas diberikan.";
