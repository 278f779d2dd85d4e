import { say } from '../words.js';
export const summary_carried_note = () => say(916) ?? "Laporan hari ini masuk 06.30–10.00, tetap pukul 12.00.";
