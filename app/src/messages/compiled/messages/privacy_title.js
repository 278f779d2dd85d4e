import { say } from '../words.js';
export const privacy_title = () => say(594) ?? "Privasi";
