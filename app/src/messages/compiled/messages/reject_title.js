import { say } from '../words.js';
export const reject_title = () => say(1303) ?? "Tolak laporan";
