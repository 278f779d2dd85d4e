import { say } from '../words.js';
export const old_pin = () => say(567) ?? "PIN lama";
