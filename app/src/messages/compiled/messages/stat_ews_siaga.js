import { say } from '../words.js';
export const stat_ews_siaga = () => say(376) ?? "Kenaikan: siaga.";
