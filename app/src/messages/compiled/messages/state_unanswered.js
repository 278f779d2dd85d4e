import { say } from '../words.js';
export const state_unanswered = () => say(451) ?? "Belum terkirim";
