import { say } from '../words.js';
export const privacy_purpose_office = () => say(617) ?? "Tugas dan wewenang";
