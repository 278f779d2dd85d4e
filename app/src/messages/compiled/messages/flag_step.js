import { say } from '../words.js';
export const flag_step = () => say(1277) ?? "Jauh dari nilai terakhir yang tayang";
