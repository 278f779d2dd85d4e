import { say } from '../words.js';
export const object_help = () => say(42) ?? "bantuan";
