import { say } from '../words.js';
export const compare_sentence_none = () => say(304) ?? "Belum ada bahan yang dilaporkan di dua pasar ini sekaligus.";
