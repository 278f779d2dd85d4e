import { say } from '../words.js';
export const first_lead = () => say(57) ?? "Pilih bahasa dan, bila mau, kecamatan Anda. Tidak perlu akun, dan pilihan ini hanya disimpan di HP ini.";
