import { say } from '../words.js';
export const confirmed_outlier = () => say(410) ?? "dikonfirmasi petugas";
