import { say } from '../words.js';
export const decided = () => say(1291) ?? "Diputuskan";
