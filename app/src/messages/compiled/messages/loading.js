import { say } from '../words.js';
export const loading = () => say(16) ?? "Memuat";
