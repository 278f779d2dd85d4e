import { say } from '../words.js';
export const pin_hint = () => say(549) ?? "6 angka, bukan tanggal lahir";
