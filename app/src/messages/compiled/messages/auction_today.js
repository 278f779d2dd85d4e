import { say } from '../words.js';
export const auction_today = () => say(1005) ?? "Lelang ikan hari ini";
