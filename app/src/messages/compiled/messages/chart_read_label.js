import { say } from '../words.js';
export const chart_read_label = () => say(981) ?? "Geser atau tekan panah untuk membaca harga tiap hari";
