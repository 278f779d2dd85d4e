import { say } from '../words.js';
export const find_recent_clear = () => say(87) ?? "Hapus semua";
