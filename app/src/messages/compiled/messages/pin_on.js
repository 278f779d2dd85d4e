import { say } from '../words.js';
export const pin_on = () => say(54) ?? "Sematkan";
