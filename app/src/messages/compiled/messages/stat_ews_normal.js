import { say } from '../words.js';
export const stat_ews_normal = () => say(373) ?? "Kenaikan: biasa.";
