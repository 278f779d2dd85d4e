import { say } from '../words.js';
export const want_one_sheet = () => say(1196) ?? "Beberapa lembar cocok: sisakan satu";
