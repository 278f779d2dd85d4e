import { say } from '../words.js';
export const no_quote_absent_note = () => say(418) ?? "Tidak ada yang menjual di tempat ini";
