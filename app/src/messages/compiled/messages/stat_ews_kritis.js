import { say } from '../words.js';
export const stat_ews_kritis = () => say(377) ?? "Kenaikan: kritis.";
