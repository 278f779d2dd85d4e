import { say } from '../words.js';
export const offline_do_1 = () => say(115) ?? "Buka harga dan pencarian yang pernah dibuka: tampil dengan umurnya.";
