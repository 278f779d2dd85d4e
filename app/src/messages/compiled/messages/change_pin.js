import { say } from '../words.js';
export const change_pin = () => say(882) ?? "Ganti PIN";
