import { say } from '../words.js';
export const tab_services = () => say(6) ?? "Layanan";
