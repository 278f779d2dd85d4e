import { say } from '../words.js';
export const privacy_erase_cancelled = () => say(721) ?? "Penghapusan dibatalkan.";
