import { say } from '../words.js';
export const tab_home = () => say(5) ?? "Beranda";
