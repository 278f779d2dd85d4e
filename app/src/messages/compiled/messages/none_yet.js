import { say } from '../words.js';
export const none_yet = () => say(220) ?? "belum ada";
