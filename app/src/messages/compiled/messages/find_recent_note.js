import { say } from '../words.js';
export const find_recent_note = () => say(89) ?? "Hanya disimpan di HP ini.";
