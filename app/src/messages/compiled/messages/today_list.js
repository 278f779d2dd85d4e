import { say } from '../words.js';
export const today_list = () => say(448) ?? "Daftar hari ini";
