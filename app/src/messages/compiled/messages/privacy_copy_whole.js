import { say } from '../words.js';
export const privacy_copy_whole = () => say(699) ?? "Nomor HP dan NIK Anda tertulis utuh di salinan ini. Simpan di tempat yang hanya Anda pakai.";
