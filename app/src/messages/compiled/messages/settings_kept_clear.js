import { say } from '../words.js';
export const settings_kept_clear = () => say(106) ?? "Hapus simpanan";
