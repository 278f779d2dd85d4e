import { say } from '../words.js';
export const filter_clear = () => say(243) ?? "Hapus saringan";
