import { say } from '../words.js';
export const privacy_desk_action_any = () => say(740) ?? "Semua tindakan";
