import { say } from '../words.js';
export const privacy_people_until_hint = () => say(789) ?? "Paling lama satu tahun";
