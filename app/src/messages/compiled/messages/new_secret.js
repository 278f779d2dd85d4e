import { say } from '../words.js';
export const new_secret = () => say(570) ?? "PIN atau kata sandi baru";
