import { say } from '../words.js';
export const status_fine = () => say(120) ?? "Layanan berjalan.";
