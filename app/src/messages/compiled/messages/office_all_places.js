import { say } from '../words.js';
export const office_all_places = () => say(1090) ?? "Semua tempat";
