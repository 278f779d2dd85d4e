import { say } from '../words.js';
export const secret_common = () => say(545) ?? "Terlalu mudah ditebak. Pilih yang lain.";
