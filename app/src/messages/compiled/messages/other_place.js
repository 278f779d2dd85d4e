import { say } from '../words.js';
export const other_place = () => say(438) ?? "Pilih tempat lain";
