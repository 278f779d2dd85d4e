import { say } from '../words.js';
export const want_column = () => say(1192) ?? "Kolom ini tidak ada";
