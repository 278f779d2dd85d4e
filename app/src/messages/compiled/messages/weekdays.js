import { say } from '../words.js';
export const weekdays = () => say(30) ?? "Minggu Senin Selasa Rabu Kamis Jumat Sabtu";
