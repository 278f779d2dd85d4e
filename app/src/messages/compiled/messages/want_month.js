import { say } from '../words.js';
export const want_month = () => say(1173) ?? "Tulis bulan seperti 2026-11 atau November 2026";
