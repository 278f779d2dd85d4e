import { say } from '../words.js';
export const privacy_people_list_none = () => say(802) ?? "Tidak ada yang cocok";
