import { say } from '../words.js';
export const broken_text = () => say(912) ?? "Gangguan di pihak kami. Isian yang tersimpan tetap aman.";
