import { say } from '../words.js';
export const office_assign_new = () => say(1115) ?? "Tugaskan pasar";
