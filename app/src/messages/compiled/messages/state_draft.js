import { say } from '../words.js';
export const state_draft = () => say(450) ?? "Draf";
