import { say } from '../words.js';
export const help_privacy_text2 = () => say(150) ?? "Nomor HP dan NIK disimpan tersandi dan hanya ditampilkan sebagian.";
