import { say } from '../words.js';
export const devices = () => say(870) ?? "Perangkat saya";
