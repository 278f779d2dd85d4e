import { say } from '../words.js';
export const piece_text = () => say(914) ?? "Sebagian layar belum sampai di HP ini, padahal ada sinyal. Muat ulang untuk mengambilnya.";
