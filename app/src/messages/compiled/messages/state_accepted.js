import { say } from '../words.js';
export const state_accepted = () => say(453) ?? "Tayang";
