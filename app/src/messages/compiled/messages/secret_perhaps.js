import { say } from '../words.js';
export const secret_perhaps = () => say(544) ?? "Jawaban tadi hilang di jalan, jadi mungkin sudah terganti. Masuk lagi dengan yang baru; bila tidak cocok, dengan yang lama.";
