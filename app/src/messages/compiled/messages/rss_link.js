import { say } from '../words.js';
export const rss_link = () => say(389) ?? "Langganan kabar harga (RSS)";
