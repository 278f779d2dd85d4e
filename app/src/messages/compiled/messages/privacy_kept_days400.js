import { say } from '../words.js';
export const privacy_kept_days400 = () => say(641) ?? "400 hari";
