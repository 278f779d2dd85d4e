import { say } from '../words.js';
export const flag_lifted = () => say(1279) ?? "Di luar batas wajar: dua petugas yang menayangkan";
