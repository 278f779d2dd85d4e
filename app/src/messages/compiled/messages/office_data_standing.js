import { say } from '../words.js';
export const office_data_standing = () => say(1241) ?? "Berlaku";
