import { say } from '../words.js';
export const object_account = () => say(44) ?? "akun saya";
