import { say } from '../words.js';
export const compared = () => say(285) ?? "Dibanding hari lain";
