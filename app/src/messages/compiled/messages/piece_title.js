import { say } from '../words.js';
export const piece_title = () => say(913) ?? "Layar ini belum lengkap";
