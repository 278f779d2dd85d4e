import { say } from '../words.js';
export const privacy_sentence = () => say(595) ?? "Data Anda milik Anda: lihat, unduh, perbaiki, atau hapus.";
