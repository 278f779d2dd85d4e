import { say } from '../words.js';
export const find_try_3 = () => say(93) ?? "Pasar Lasem";
