import { say } from '../words.js';
export const name_required = () => say(565) ?? "Isi nama Anda";
