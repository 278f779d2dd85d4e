import { say } from '../words.js';
export const want_filled = () => say(1171) ?? "Harus diisi";
