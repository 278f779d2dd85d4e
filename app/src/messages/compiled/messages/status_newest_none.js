import { say } from '../words.js';
export const status_newest_none = () => say(126) ?? "Belum ada";
