import { say } from '../words.js';
export const privacy_trail_by_me = () => say(651) ?? "Anda sendiri";
