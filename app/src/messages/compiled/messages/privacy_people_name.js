import { say } from '../words.js';
export const privacy_people_name = () => say(775) ?? "Nama orang ini";
