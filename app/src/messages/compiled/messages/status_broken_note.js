import { say } from '../words.js';
export const status_broken_note = () => say(124) ?? "Harga yang tersimpan di HP ini tetap bisa dibaca.";
