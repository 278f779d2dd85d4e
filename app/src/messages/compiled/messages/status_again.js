import { say } from '../words.js';
export const status_again = () => say(132) ?? "Periksa lagi";
