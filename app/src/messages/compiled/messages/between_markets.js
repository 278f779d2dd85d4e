import { say } from '../words.js';
export const between_markets = () => say(291) ?? "Antarpasar";
