import { say } from '../words.js';
export const office_uncovered_none = () => say(1077) ?? "Semua tempat sudah ada petugasnya.";
