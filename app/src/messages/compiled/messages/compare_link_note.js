import { say } from '../words.js';
export const compare_link_note = () => say(297) ?? "Dua atau tiga pasar, berdampingan";
