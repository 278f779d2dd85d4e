import { say } from '../words.js';
export const watch_off = () => say(990) ?? "Berhenti memantau";
