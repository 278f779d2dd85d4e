import { say } from '../words.js';
export const summary_still = () => say(1012) ?? "Tidak ada yang naik atau turun.";
