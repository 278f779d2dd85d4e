import { say } from '../words.js';
export const whos_auction = () => say(929) ?? "lelang";
