import { say } from '../words.js';
export const privacy_correct_send = () => say(711) ?? "Kirim permintaan";
