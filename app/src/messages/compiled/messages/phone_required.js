import { say } from '../words.js';
export const phone_required = () => say(539) ?? "Isi nomor HP";
