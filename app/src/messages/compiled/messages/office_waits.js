import { say } from '../words.js';
export const office_waits = () => say(1111) ?? "Keputusan dikirim sebentar lagi.";
