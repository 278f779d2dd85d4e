import { say } from '../words.js';
export const warn_still_send = () => say(479) ?? "Anda tetap bisa mengirim.";
