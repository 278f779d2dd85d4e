import { say } from '../words.js';
export const office_data_synonyms = () => say(1232) ?? "Kata cari, dipisah koma";
