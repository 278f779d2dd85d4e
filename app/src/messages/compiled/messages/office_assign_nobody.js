import { say } from '../words.js';
export const office_assign_nobody = () => say(1118) ?? "Belum ada enumerator untuk tempat ini.";
