import { say } from '../words.js';
export const compare_none = () => say(310) ?? "Belum ada harga untuk dibandingkan";
