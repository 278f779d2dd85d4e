import { say } from '../words.js';
export const no_quote_farm_closed_note = () => say(939) ?? "Hari ini tidak ada yang membeli";
