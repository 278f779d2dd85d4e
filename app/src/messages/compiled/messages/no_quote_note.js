import { say } from '../words.js';
export const no_quote_note = () => say(421) ?? "Dicatat tanpa harga. Tidak sama dengan nol.";
