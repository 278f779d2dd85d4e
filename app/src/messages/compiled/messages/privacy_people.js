import { say } from '../words.js';
export const privacy_people = () => say(769) ?? "Orang dan tugas";
