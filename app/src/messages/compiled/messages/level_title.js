import { say } from '../words.js';
export const level_title = () => say(201) ?? "Tingkat harga";
