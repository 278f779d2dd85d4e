import { say } from '../words.js';
export const ons_hint = () => say(404) ?? "1 ons = 100 gram, jadi 1 kg = 10 ons";
