import { say } from '../words.js';
export const privacy_people_revoke = () => say(796) ?? "Cabut";
