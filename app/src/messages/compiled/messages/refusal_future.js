import { say } from '../words.js';
export const refusal_future = () => say(487) ?? "Tanggalnya belum tiba.";
