import { say } from '../words.js';
export const privacy_trail_by_other = () => say(652) ?? "Akun lain";
