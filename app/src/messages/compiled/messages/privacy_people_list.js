import { say } from '../words.js';
export const privacy_people_list = () => say(801) ?? "Pemegang tugas";
