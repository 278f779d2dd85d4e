import { say } from '../words.js';
export const watch_on = () => say(989) ?? "Pantau harga";
