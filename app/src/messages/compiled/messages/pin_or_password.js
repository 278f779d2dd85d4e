import { say } from '../words.js';
export const pin_or_password = () => say(541) ?? "PIN atau kata sandi";
