import { say } from '../words.js';
export const references = () => say(213) ?? "Harga acuan pemerintah";
