import { say } from '../words.js';
export const privacy_erase_stays = () => say(715) ?? "Yang tetap: angka harga tanpa nama Anda, dan catatan jejak dengan kode.";
