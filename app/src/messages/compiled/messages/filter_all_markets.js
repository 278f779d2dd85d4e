import { say } from '../words.js';
export const filter_all_markets = () => say(240) ?? "Semua pasar";
