import { say } from '../words.js';
export const history_none = () => say(262) ?? "Belum ada laporan dari pasar untuk bahan ini.";
