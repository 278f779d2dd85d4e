import { say } from '../words.js';
export const privacy_hold_kept = () => say(610) ?? "Disimpan";
