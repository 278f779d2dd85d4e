import { say } from '../words.js';
export const privacy_hold_class = () => say(611) ?? "Golongan";
