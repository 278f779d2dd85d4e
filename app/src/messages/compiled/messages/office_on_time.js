import { say } from '../words.js';
export const office_on_time = () => say(1075) ?? "Berjalan";
