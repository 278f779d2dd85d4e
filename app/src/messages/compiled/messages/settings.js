import { say } from '../words.js';
export const settings = () => say(98) ?? "Pengaturan";
