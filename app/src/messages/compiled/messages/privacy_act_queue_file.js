import { say } from '../words.js';
export const privacy_act_queue_file = () => say(842) ?? "Mengunduh antrean harga";
