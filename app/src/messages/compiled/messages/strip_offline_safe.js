import { say } from '../words.js';
export const strip_offline_safe = () => say(169) ?? "Luring. Isian aman di perangkat ini";
