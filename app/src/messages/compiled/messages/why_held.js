import { say } from '../words.js';
export const why_held = () => say(1285) ?? "Mengapa tertahan";
