import { say } from '../words.js';
export const second_first = () => say(1319) ?? "Harga ini di luar batas wajar, jadi perlu dua petugas";
