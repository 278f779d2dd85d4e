import { say } from '../words.js';
export const against_d1 = () => say(286) ?? "Kemarin";
