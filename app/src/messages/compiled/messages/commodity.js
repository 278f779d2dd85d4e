import { say } from '../words.js';
export const commodity = () => say(196) ?? "Bahan";
