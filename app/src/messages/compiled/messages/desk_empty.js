import { say } from '../words.js';
export const desk_empty = () => say(1262) ?? "Tidak ada harga yang tertahan";
