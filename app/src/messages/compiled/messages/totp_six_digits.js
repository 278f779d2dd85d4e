import { say } from '../words.js';
export const totp_six_digits = () => say(555) ?? "Kode sekali pakai harus 6 angka";
