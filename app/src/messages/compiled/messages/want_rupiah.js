import { say } from '../words.js';
export const want_rupiah = () => say(1175) ?? "Tulis rupiah bulat seperti 15000 atau 15.000";
