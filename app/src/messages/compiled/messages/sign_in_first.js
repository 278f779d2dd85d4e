import { say } from '../words.js';
export const sign_in_first = () => say(535) ?? "Masuk dulu";
