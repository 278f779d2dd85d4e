import { say } from '../words.js';
export const level_auction = () => say(204) ?? "Lelang ikan (TPI)";
