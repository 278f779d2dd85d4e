import { say } from '../words.js';
export const privacy_name_changed = () => say(837) ?? "Nama diganti.";
