import { say } from '../words.js';
export const want_smaller = () => say(1200) ?? "Berkas terlalu besar: bagi menjadi beberapa";
