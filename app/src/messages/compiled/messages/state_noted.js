import { say } from '../words.js';
export const state_noted = () => say(455) ?? "Dicatat";
