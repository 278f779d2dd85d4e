import { say } from '../words.js';
export const privacy_desk_time = () => say(747) ?? "Waktu";
