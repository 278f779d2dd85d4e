import { say } from '../words.js';
export const failed_server = () => say(184) ?? "Gangguan di server kami, bukan di perangkat Anda. Isian Anda aman.";
