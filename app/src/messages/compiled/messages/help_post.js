import { say } from '../words.js';
export const help_post = () => say(140) ?? "Memasang harga";
