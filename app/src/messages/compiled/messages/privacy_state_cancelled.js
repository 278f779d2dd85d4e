import { say } from '../words.js';
export const privacy_state_cancelled = () => say(731) ?? "Dibatalkan";
