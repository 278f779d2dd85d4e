import { say } from '../words.js';
export const office_mine_others = () => say(521) ?? "Tempat lain";
