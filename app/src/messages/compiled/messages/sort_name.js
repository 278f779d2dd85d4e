import { say } from '../words.js';
export const sort_name = () => say(1018) ?? "Nama A–Z";
