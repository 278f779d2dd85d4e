import { say } from '../words.js';
export const office_data = () => say(514) ?? "Data pasar";
