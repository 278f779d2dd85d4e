import { say } from '../words.js';
export const strip_failing_safe = () => say(1023) ?? "Server belum menjawab. Isian aman di HP ini";
