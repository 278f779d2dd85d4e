import { say } from '../words.js';
export const privacy_desk_requests_empty_text = () => say(760) ?? "Permintaan warga muncul di sini. Jawab dalam 3 × 24 jam.";
