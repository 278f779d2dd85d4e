import { say } from '../words.js';
export const vouched_by = () => say(1328) ?? "Disetujui lebih dulu oleh";
