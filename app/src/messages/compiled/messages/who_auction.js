import { say } from '../words.js';
export const who_auction = () => say(926) ?? "lelang";
