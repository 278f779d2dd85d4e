import { say } from '../words.js';
export const privacy_state_open = () => say(728) ?? "Menunggu";
