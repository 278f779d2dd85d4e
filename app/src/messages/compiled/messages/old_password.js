import { say } from '../words.js';
export const old_password = () => say(569) ?? "Kata sandi lama";
