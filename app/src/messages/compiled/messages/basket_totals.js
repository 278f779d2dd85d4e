import { say } from '../words.js';
export const basket_totals = () => say(341) ?? "Jumlah di tiap pasar";
