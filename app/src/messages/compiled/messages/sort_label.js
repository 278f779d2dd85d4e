import { say } from '../words.js';
export const sort_label = () => say(1015) ?? "Urutan";
