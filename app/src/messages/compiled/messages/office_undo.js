import { say } from '../words.js';
export const office_undo = () => say(1105) ?? "Urungkan";
