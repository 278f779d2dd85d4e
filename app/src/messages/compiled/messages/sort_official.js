import { say } from '../words.js';
export const sort_official = () => say(1016) ?? "Urutan resmi";
