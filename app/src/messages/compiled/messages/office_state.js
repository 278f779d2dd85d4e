import { say } from '../words.js';
export const office_state = () => say(1088) ?? "Keadaan";
