import { say } from '../words.js';
export const column_value = () => say(1271) ?? "Nilai";
