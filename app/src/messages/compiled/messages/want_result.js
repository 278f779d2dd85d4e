import { say } from '../words.js';
export const want_result = () => say(1186) ?? "Rumus tanpa hasil: tulis angkanya";
