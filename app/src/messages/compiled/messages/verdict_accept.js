import { say } from '../words.js';
export const verdict_accept = () => say(1280) ?? "Wajar";
