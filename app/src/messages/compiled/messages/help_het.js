import { say } from '../words.js';
export const help_het = () => say(900) ?? "HET, harga eceran tertinggi: batas atas dari pemerintah untuk harga di pengecer, misalnya beras dan Minyakita.";
