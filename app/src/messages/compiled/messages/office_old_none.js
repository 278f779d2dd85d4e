import { say } from '../words.js';
export const office_old_none = () => say(1080) ?? "Semua acuan kurang dari setahun umurnya.";
