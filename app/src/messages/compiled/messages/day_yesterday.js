import { say } from '../words.js';
export const day_yesterday = () => say(160) ?? "kemarin";
