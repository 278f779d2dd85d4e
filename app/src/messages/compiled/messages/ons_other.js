import { say } from '../words.js';
export const ons_other = () => say(407) ?? "Ikat, renteng, atau wadah: timbang dulu, lalu tanyakan harga per kg.";
