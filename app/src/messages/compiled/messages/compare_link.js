import { say } from '../words.js';
export const compare_link = () => say(296) ?? "Bandingkan harga antarpasar";
