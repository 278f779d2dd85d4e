import { say } from '../words.js';
export const offline_text = () => say(112) ?? "Halaman ini belum pernah dibuka di HP ini. Isian Anda yang belum terkirim tetap aman.";
