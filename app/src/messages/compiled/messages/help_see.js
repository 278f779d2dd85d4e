import { say } from '../words.js';
export const help_see = () => say(134) ?? "Melihat harga";
