import { say } from '../words.js';
export const verb_compare = () => say(363) ?? "Bandingkan";
