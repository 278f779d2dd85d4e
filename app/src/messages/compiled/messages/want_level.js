import { say } from '../words.js';
export const want_level = () => say(1180) ?? "Tulis eceran, produsen, atau lelang";
