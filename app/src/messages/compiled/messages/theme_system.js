import { say } from '../words.js';
export const theme_system = () => say(894) ?? "Ikut perangkat";
