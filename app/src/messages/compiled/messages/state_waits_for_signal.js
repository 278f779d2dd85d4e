import { say } from '../words.js';
export const state_waits_for_signal = () => say(965) ?? "Menunggu sinyal";
