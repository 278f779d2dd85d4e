import { say } from '../words.js';
export const privacy_desk_requests_empty = () => say(759) ?? "Tidak ada permintaan";
