import { say } from '../words.js';
export const office_filters = () => say(1087) ?? "Saringan";
