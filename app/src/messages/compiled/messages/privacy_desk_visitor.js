import { say } from '../words.js';
export const privacy_desk_visitor = () => say(750) ?? "Tamu atau sistem";
