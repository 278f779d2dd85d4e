import { say } from '../words.js';
export const privacy_pending_go = () => say(821) ?? "Siapkan sekarang";
