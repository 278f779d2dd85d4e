import { say } from '../words.js';
export const office_assign = () => say(1122) ?? "Tugaskan";
