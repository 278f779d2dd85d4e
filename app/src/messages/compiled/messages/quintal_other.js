import { say } from '../words.js';
export const quintal_other = () => say(945) ?? "Karung, keranjang, atau borongan: timbang dulu, lalu isi harga per kg.";
