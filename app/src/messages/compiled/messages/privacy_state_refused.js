import { say } from '../words.js';
export const privacy_state_refused = () => say(730) ?? "Ditolak";
