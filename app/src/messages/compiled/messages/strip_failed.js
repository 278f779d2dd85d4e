import { say } from '../words.js';
export const strip_failed = () => say(167) ?? "Belum bisa dimuat";
