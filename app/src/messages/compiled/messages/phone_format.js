import { say } from '../words.js';
export const phone_format = () => say(540) ?? "Nomor HP Indonesia diawali 08";
