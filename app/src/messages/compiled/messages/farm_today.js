import { say } from '../words.js';
export const farm_today = () => say(1006) ?? "Harga di petani hari ini";
