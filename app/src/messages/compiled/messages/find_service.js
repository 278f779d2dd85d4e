import { say } from '../words.js';
export const find_service = () => say(82) ?? "Layanan";
