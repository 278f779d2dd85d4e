import { say } from '../words.js';
export const filter_none_words = () => say(1014) ?? "Coba kata lain, atau hapus saringan.";
