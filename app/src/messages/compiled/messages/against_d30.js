import { say } from '../words.js';
export const against_d30 = () => say(288) ?? "30 hari lalu";
