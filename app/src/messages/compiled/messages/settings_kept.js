import { say } from '../words.js';
export const settings_kept = () => say(102) ?? "Simpanan di HP ini";
