import { say } from '../words.js';
export const privacy_trail_sentence = () => say(649) ?? "Tidak ada petugas yang membuka data Anda di daftar ini.";
