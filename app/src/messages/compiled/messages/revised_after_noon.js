import { say } from '../words.js';
export const revised_after_noon = () => say(217) ?? "diubah setelah 12.00";
