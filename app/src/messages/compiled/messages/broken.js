import { say } from '../words.js';
export const broken = () => say(910) ?? "Ada gangguan";
