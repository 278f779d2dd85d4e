import { say } from '../words.js';
export const office_why_faster = () => say(1059) ?? "Petugas lain lebih dulu mengubahnya.";
