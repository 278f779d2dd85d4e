import { say } from '../words.js';
export const group_office = () => say(47) ?? "Kantor";
