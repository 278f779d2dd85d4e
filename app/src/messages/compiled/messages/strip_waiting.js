import { say } from '../words.js';
export const strip_waiting = () => say(972) ?? "Menunggu sinyal, aman di HP ini";
