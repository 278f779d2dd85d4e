import { say } from '../words.js';
export const what_is_reference = () => say(214) ?? "Apa beda HET dan HAP?";
