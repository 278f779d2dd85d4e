import { say } from '../words.js';
export const privacy_copy_nothing = () => say(707) ?? "Tidak ada";
