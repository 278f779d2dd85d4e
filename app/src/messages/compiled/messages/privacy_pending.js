import { say } from '../words.js';
export const privacy_pending = () => say(819) ?? "Tugas yang menunggu Anda";
