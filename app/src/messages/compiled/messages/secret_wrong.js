import { say } from '../words.js';
export const secret_wrong = () => say(543) ?? "PIN atau kata sandi lama tidak cocok";
