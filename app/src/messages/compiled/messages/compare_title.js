import { say } from '../words.js';
export const compare_title = () => say(295) ?? "Bandingkan pasar";
