import { say } from '../words.js';
export const settings_kept_gone = () => say(107) ?? "Simpanan dihapus.";
