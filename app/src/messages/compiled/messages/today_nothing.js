import { say } from '../words.js';
export const today_nothing = () => say(1027) ?? "Belum ada kabar hari ini.";
