import { say } from '../words.js';
export const no_quote_farm_absent_note = () => say(940) ?? "Tidak ada yang menghasilkan di desa ini";
