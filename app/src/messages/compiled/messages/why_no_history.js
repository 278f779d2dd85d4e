import { say } from '../words.js';
export const why_no_history = () => say(1286) ?? "Belum cukup laporan dari pasar ini";
