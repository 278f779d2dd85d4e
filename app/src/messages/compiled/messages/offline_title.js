import { say } from '../words.js';
export const offline_title = () => say(111) ?? "Tidak ada sinyal, dan halaman ini belum tersimpan";
