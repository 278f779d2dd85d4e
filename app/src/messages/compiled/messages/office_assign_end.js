import { say } from '../words.js';
export const office_assign_end = () => say(1128) ?? "Akhiri";
