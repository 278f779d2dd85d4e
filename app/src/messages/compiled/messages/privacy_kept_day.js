import { say } from '../words.js';
export const privacy_kept_day = () => say(637) ?? "satu hari";
