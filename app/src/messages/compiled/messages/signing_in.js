import { say } from '../words.js';
export const signing_in = () => say(534) ?? "Memeriksa";
