import { say } from '../words.js';
export const reload = () => say(17) ?? "Muat ulang";
