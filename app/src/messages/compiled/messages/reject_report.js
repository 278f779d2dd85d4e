import { say } from '../words.js';
export const reject_report = () => say(1306) ?? "Tolak laporan";
