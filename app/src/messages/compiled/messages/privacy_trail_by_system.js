import { say } from '../words.js';
export const privacy_trail_by_system = () => say(653) ?? "Sistem";
