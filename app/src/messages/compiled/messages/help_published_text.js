import { say } from '../words.js';
export const help_published_text = () => say(904) ?? "Angka dari lembaga lain, seperti Badan Pangan Nasional, tampil di bagian sendiri dengan sumber dan tanggal terakhirnya.";
