import { say } from '../words.js';
export const reason_required = () => say(426) ?? "Pilih alasan mengapa berbeda";
