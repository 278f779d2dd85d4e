import { say } from '../words.js';
export const office_why_combination = () => say(1205) ?? "Tidak cocok dengan isian lain";
