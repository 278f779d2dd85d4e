import { say } from '../words.js';
export const secret_run = () => say(546) ?? "Angka berurutan mudah ditebak. Pilih yang lain.";
