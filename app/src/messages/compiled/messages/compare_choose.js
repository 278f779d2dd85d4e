import { say } from '../words.js';
export const compare_choose = () => say(298) ?? "Pilih dua atau tiga pasar";
