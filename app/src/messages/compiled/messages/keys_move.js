import { say } from '../words.js';
export const keys_move = () => say(527) ?? "pindah";
