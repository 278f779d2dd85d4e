import { say } from '../words.js';
export const no_history = () => say(482) ?? "Belum cukup data untuk membandingkan, jadi petugas memeriksa dulu.";
