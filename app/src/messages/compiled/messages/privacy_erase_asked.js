import { say } from '../words.js';
export const privacy_erase_asked = () => say(719) ?? "Penghapusan dijadwalkan.";
