import { say } from '../words.js';
export const office_deadline = () => say(1048) ?? "Tenggat";
