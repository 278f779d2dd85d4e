import { say } from '../words.js';
export const stat_yesterday = () => say(369) ?? "dibanding kemarin";
