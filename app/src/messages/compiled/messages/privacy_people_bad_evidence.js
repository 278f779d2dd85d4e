import { say } from '../words.js';
export const privacy_people_bad_evidence = () => say(795) ?? "Tulis 3 sampai 200 huruf";
