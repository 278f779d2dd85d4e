import { say } from '../words.js';
export const help_contents = () => say(133) ?? "Isi bantuan";
