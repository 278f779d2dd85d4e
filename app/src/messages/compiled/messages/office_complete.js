import { say } from '../words.js';
export const office_complete = () => say(1074) ?? "Lengkap";
