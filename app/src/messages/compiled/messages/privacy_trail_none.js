import { say } from '../words.js';
export const privacy_trail_none = () => say(656) ?? "Belum ada catatan";
