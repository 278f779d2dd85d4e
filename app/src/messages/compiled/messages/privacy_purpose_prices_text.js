import { say } from '../words.js';
export const privacy_purpose_prices_text = () => say(626) ?? "Harga dari pasar dan petani. Angka ini milik umum, pelapornya disimpan sebagai kode.";
