import { say } from '../words.js';
export const office_to_assign = () => say(1078) ?? "Atur penugasan";
