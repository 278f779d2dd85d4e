import { say } from '../words.js';
export const item_failing = () => say(1024) ?? "server belum menjawab, isian aman";
