import { say } from '../words.js';
export const settings_kept_none = () => say(105) ?? "Belum ada jawaban yang tersimpan.";
