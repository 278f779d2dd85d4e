import { say } from '../words.js';
export const privacy_act_market_desk = () => say(841) ?? "Membuka beranda kerja";
