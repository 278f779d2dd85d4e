import { say } from '../words.js';
export const find_none_text = () => say(84) ?? "Coba kata lain yang lebih pendek, atau tanya petugas.";
