import { say } from '../words.js';
export const change_password = () => say(883) ?? "Ganti kata sandi";
