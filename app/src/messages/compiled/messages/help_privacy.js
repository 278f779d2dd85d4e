import { say } from '../words.js';
export const help_privacy = () => say(148) ?? "Privasi Anda";
