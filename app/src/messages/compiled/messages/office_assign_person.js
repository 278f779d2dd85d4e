import { say } from '../words.js';
export const office_assign_person = () => say(1117) ?? "Enumerator";
