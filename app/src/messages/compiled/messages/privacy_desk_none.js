import { say } from '../words.js';
export const privacy_desk_none = () => say(754) ?? "Tidak ada catatan yang cocok";
