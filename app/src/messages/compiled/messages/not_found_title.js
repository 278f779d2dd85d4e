import { say } from '../words.js';
export const not_found_title = () => say(908) ?? "Halaman ini tidak ada";
