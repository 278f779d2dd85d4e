import { say } from '../words.js';
export const office_data_readonly = () => say(1213) ?? "Anda hanya melihat. Yang mengubah: petugas harga.";
