import { say } from '../words.js';
export const privacy_desk_subject = () => say(742) ?? "Tentang";
