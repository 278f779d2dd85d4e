import { say } from '../words.js';
export const office_assignments = () => say(512) ?? "Penugasan pasar";
