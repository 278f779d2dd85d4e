import { say } from '../words.js';
export const theme = () => say(893) ?? "Tema";
