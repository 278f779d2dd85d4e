import { say } from '../words.js';
export const stat_ews_rising = () => say(374) ?? "Kenaikan: mulai naik, masih wajar.";
