import { say } from '../words.js';
export const not_allowed_text = () => say(581) ?? "Perlu tugas dari dinas. Tanya petugas bila seharusnya punya.";
