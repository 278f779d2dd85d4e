import { say } from '../words.js';
export const office_data_zone = () => say(1229) ?? "Zona";
