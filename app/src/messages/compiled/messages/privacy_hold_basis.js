import { say } from '../words.js';
export const privacy_hold_basis = () => say(609) ?? "Dasar";
