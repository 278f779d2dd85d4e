import { say } from '../words.js';
export const devices_text = () => say(871) ?? "Yang tidak Anda kenal, keluarkan.";
