import { say } from '../words.js';
export const item_restored = () => say(970) ?? "isian tadi dibuka lagi";
