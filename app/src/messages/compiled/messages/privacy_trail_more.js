import { say } from '../words.js';
export const privacy_trail_more = () => say(655) ?? "Tampilkan yang lebih lama";
