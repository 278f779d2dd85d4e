import { say } from '../words.js';
export const role_resident = () => say(863) ?? "Warga";
