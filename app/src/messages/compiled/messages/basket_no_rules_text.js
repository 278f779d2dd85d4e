import { say } from '../words.js';
export const basket_no_rules_text = () => say(348) ?? "Alat hitungnya belum terunduh. Daftar Anda aman; sambungkan ke internet, lalu coba lagi.";
