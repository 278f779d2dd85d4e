import { say } from '../words.js';
export const my_roles = () => say(587) ?? "Tugas saya";
