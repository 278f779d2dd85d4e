import { say } from '../words.js';
export const next_step = () => say(19) ?? "Lanjut";
