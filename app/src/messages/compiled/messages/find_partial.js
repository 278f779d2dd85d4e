import { say } from '../words.js';
export const find_partial = () => say(85) ?? "Daftar bahan dan tempat belum termuat. Yang dicari baru layanan dan bantuan.";
