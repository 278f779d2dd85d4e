import { say } from '../words.js';
export const status_version = () => say(131) ?? "Versi";
