import { say } from '../words.js';
export const state_sent = () => say(964) ?? "Terkirim";
