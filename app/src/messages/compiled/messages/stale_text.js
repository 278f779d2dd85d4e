import { say } from '../words.js';
export const stale_text = () => say(1293) ?? "Keputusan Anda belum disimpan.";
