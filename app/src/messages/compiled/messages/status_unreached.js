import { say } from '../words.js';
export const status_unreached = () => say(122) ?? "Server belum terjangkau dari HP ini.";
