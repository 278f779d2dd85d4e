import { say } from '../words.js';
export const refusal_too_old = () => say(488) ?? "Tanggalnya sudah terlalu lama.";
