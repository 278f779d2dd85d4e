import { say } from '../words.js';
export const privacy_act_queue = () => say(839) ?? "Membuka antrean harga";
