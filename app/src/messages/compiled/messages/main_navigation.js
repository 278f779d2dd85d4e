import { say } from '../words.js';
export const main_navigation = () => say(4) ?? "Menu utama";
