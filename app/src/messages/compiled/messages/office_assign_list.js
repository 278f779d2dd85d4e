import { say } from '../words.js';
export const office_assign_list = () => say(1124) ?? "Yang bertugas";
