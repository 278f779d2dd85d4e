import { say } from '../words.js';
export const stale_title = () => say(1292) ?? "Laporan ini sudah diubah petugas lain.";
