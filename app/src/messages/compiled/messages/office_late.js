import { say } from '../words.js';
export const office_late = () => say(1073) ?? "Terlambat";
