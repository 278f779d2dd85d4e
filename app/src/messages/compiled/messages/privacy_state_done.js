import { say } from '../words.js';
export const privacy_state_done = () => say(729) ?? "Selesai";
