import { say } from '../words.js';
export const column_reporter = () => say(1273) ?? "Pelapor";
