import { say } from '../words.js';
export const office_thresholds_old = () => say(1083) ?? "Batas ini sudah lebih dari setahun. Mintalah peninjauan.";
