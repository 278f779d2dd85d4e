import { say } from '../words.js';
export const activation_lead = () => say(574) ?? "Kode ini dari petugas, tercetak atau sebagai QR. Dengan kode ini nomor HP Anda terbukti dan perangkat ini terdaftar.";
