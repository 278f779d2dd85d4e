import { say } from '../words.js';
export const privacy_desk_find_go = () => say(852) ?? "Cari";
