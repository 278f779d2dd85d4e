import { say } from '../words.js';
export const verb_verify = () => say(155) ?? "Periksa";
