import { say } from '../words.js';
export const warn_still_send_checked = () => say(480) ?? "Anda tetap bisa mengirim. Petugas memeriksa dulu sebelum tayang.";
