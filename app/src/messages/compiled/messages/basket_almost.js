import { say } from '../words.js';
export const basket_almost = () => say(343) ?? "selisihnya di bawah Rp50";
