import { say } from '../words.js';
export const want_once = () => say(1188) ?? "Tulis sekali saja";
