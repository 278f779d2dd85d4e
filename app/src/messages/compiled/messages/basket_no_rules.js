import { say } from '../words.js';
export const basket_no_rules = () => say(347) ?? "Jumlah belum bisa dihitung di HP ini";
