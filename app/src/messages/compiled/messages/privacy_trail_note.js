import { say } from '../words.js';
export const privacy_trail_note = () => say(599) ?? "Setiap petugas yang membuka data Anda tercatat";
