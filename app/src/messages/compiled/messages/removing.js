import { say } from '../words.js';
export const removing = () => say(23) ?? "Mengeluarkan";
