import { say } from '../words.js';
export const basket_link_note = () => say(316) ?? "Jumlah di tiap pasar, mana yang termurah";
