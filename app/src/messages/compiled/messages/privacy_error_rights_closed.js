import { say } from '../words.js';
export const privacy_error_rights_closed = () => say(734) ?? "Permintaan ini sudah selesai.";
