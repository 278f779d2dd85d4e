import { say } from '../words.js';
export const help_privacy_text = () => say(149) ?? "Melihat harga tidak perlu akun. Bahasa, kecamatan, dan pencarian terakhir hanya disimpan di HP ini. Tidak ada pelacak dan iklan.";
