import { say } from '../words.js';
export const device_current = () => say(872) ?? "Perangkat ini";
