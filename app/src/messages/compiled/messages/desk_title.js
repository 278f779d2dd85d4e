import { say } from '../words.js';
export const desk_title = () => say(526) ?? "Harga tertahan";
