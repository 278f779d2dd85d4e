import { say } from '../words.js';
export const office_data_withdrawn = () => say(1243) ?? "Dicabut";
