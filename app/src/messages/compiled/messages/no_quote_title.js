import { say } from '../words.js';
export const no_quote_title = () => say(420) ?? "Habis, tutup, atau tidak ada";
