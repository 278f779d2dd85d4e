import { say } from '../words.js';
export const change_ends_others = () => say(884) ?? "Perangkat lain akan keluar.";
