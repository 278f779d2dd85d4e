import { say } from '../words.js';
export const office_why_format = () => say(1202) ?? "Bentuknya tidak sesuai";
