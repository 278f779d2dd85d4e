import { say } from '../words.js';
export const signed_out_later = () => say(583) ?? "Anda keluar di HP ini. Server diberi tahu begitu terjangkau.";
