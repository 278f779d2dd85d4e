import { say } from '../words.js';
export const pin_off = () => say(55) ?? "Lepas";
