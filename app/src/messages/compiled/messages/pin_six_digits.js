import { say } from '../words.js';
export const pin_six_digits = () => say(548) ?? "PIN harus 6 angka";
