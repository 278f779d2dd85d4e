import { say } from '../words.js';
export const new_pin = () => say(566) ?? "PIN baru";
