import { say } from '../words.js';
export const refusal_key_reused = () => say(491) ?? "Kiriman tadi ternyata sudah sampai. Lihat isinya dulu.";
