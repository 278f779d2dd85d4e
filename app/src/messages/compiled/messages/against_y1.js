import { say } from '../words.js';
export const against_y1 = () => say(289) ?? "Setahun lalu";
