import { say } from '../words.js';
export const published_note = () => say(248) ?? "Tidak dicampur dengan laporan pasar.";
