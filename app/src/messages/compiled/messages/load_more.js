import { say } from '../words.js';
export const load_more = () => say(245) ?? "Muat lagi";
