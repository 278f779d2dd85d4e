import { say } from '../words.js';
export const update_ready = () => say(118) ?? "Versi baru tersedia";
