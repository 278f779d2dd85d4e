import { say } from '../words.js';
export const state_look = () => say(963) ?? "Perlu dilihat";
