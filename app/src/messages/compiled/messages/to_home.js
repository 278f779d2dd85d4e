import { say } from '../words.js';
export const to_home = () => say(24) ?? "Ke Beranda";
