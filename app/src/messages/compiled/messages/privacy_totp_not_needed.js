import { say } from '../words.js';
export const privacy_totp_not_needed = () => say(830) ?? "Tidak ada tugas yang menunggu";
