import { say } from '../words.js';
export const help_limited_text2 = () => say(139) ?? "“Belum ada” berarti tidak ada yang melapor. Itu tidak sama dengan nol.";
