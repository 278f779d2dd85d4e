import { say } from '../words.js';
export const theme_light = () => say(895) ?? "Terang";
