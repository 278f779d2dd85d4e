import { say } from '../words.js';
export const privacy_people_ask_code = () => say(818) ?? "Minta kode aktivasi";
