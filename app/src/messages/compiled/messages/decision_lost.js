import { say } from '../words.js';
export const decision_lost = () => say(1294) ?? "Belum terkirim";
