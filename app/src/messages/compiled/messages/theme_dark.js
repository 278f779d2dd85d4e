import { say } from '../words.js';
export const theme_dark = () => say(896) ?? "Gelap";
