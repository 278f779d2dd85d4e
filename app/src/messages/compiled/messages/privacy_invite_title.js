import { say } from '../words.js';
export const privacy_invite_title = () => say(832) ?? "Undang warga";
