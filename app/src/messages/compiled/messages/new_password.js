import { say } from '../words.js';
export const new_password = () => say(568) ?? "Kata sandi baru";
