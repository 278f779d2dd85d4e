import { say } from '../words.js';
export const flag_regional = () => say(1278) ?? "Pasar lain bergerak searah";
