import { say } from '../words.js';
export const status_database = () => say(128) ?? "Basis data";
