import { say } from '../words.js';
export const privacy_copy_reports = () => say(705) ?? "Kiriman harga";
