import { say } from '../words.js';
export const privacy_desk_requests = () => say(756) ?? "Permintaan hak";
