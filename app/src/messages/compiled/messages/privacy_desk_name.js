import { say } from '../words.js';
export const privacy_desk_name = () => say(856) ?? "Nama yang benar";
