import { say } from '../words.js';
export const outbox_drop = () => say(961) ?? "Buang";
