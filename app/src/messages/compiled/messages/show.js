import { say } from '../words.js';
export const show = () => say(20) ?? "Lihat";
