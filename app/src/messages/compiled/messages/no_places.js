import { say } from '../words.js';
export const no_places = () => say(434) ?? "Belum ada tempat untuk Anda";
