import { say } from '../words.js';
export const failed_network_title = () => say(182) ?? "Tidak ada sinyal";
