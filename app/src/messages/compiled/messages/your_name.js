import { say } from '../words.js';
export const your_name = () => say(563) ?? "Nama Anda";
