import { say } from '../words.js';
export const skip = () => say(3) ?? "Langsung ke isi";
