import { say } from '../words.js';
export const see_report = () => say(492) ?? "Lihat yang sudah masuk";
