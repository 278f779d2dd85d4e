import { say } from '../words.js';
export const office_places_none = () => say(1045) ?? "Belum ada pasar yang ditugaskan.";
