import { say } from '../words.js';
export const office_confirm_text = () => say(1056) ?? "Semuanya tayang sekarang juga, tanpa menunggu 10 detik.";
