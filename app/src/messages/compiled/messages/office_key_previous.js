import { say } from '../words.js';
export const office_key_previous = () => say(1099) ?? "ke laporan sebelumnya";
