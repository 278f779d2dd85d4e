import { say } from '../words.js';
export const change = () => say(27) ?? "Ubah";
