import { say } from '../words.js';
export const summary_none_producer = () => say(1004) ?? "Belum ada harga di petani hari ini.";
