import { say } from '../words.js';
export const privacy_urgency_overdue = () => say(763) ?? "Lewat batas";
