import { say } from '../words.js';
export const device_removed = () => say(879) ?? "Perangkat dikeluarkan.";
