import { say } from '../words.js';
export const office_places_today = () => say(1044) ?? "Yang masuk hari ini";
