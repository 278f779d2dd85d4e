import { say } from '../words.js';
export const no_quote_tpi_closed_note = () => say(941) ?? "Hari ini tidak ada lelang";
