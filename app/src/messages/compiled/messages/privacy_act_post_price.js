import { say } from '../words.js';
export const privacy_act_post_price = () => say(685) ?? "Mengirim harga";
