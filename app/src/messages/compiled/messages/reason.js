import { say } from '../words.js';
export const reason = () => say(422) ?? "Alasan";
