import { say } from '../words.js';
export const office = () => say(510) ?? "Kantor";
