import { say } from '../words.js';
export const settings_saver = () => say(100) ?? "Hemat data";
