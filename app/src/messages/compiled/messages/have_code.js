import { say } from '../words.js';
export const have_code = () => say(572) ?? "Punya kode aktivasi?";
