import { say } from '../words.js';
export const failed_queue = () => say(1031) ?? "Antrean belum bisa dimuat";
