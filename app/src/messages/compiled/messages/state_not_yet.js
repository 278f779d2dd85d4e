import { say } from '../words.js';
export const state_not_yet = () => say(449) ?? "Belum";
