import { say } from '../words.js';
export const help_offline_text2 = () => say(147) ?? "Pencarian juga jalan tanpa sinyal. Harga yang Anda kirim menunggu di HP ini dan berangkat sendiri begitu ada sinyal.";
