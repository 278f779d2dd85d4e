import { say } from '../words.js';
export const failed_network = () => say(183) ?? "Server belum terjangkau. Periksa sinyal, lalu coba lagi.";
