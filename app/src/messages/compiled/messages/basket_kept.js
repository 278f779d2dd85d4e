import { say } from '../words.js';
export const basket_kept = () => say(332) ?? "Daftar ini tersimpan di HP ini saja, juga saat luring.";
