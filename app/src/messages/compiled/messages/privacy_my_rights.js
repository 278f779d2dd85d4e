import { say } from '../words.js';
export const privacy_my_rights = () => say(596) ?? "Hak Anda";
