import { say } from '../words.js';
export const want_day = () => say(1172) ?? "Tulis tanggal seperti 30/11/2026";
