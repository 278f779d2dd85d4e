import { say } from '../words.js';
export const privacy_people_searching = () => say(772) ?? "Mencari";
