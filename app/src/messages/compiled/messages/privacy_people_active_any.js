import { say } from '../words.js';
export const privacy_people_active_any = () => say(807) ?? "Semua";
