import { say } from '../words.js';
export const summary_none_auction = () => say(1003) ?? "Belum ada harga lelang ikan hari ini.";
