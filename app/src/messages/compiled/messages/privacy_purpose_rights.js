import { say } from '../words.js';
export const privacy_purpose_rights = () => say(621) ?? "Permintaan Anda";
