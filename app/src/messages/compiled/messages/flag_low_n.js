import { say } from '../words.js';
export const flag_low_n = () => say(1275) ?? "Hanya satu pedagang";
