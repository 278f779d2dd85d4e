import { say } from '../words.js';
export const stat_ews_waspada = () => say(375) ?? "Kenaikan: waspada.";
