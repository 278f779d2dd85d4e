import { say } from '../words.js';
export const help_note = () => say(9) ?? "Asal harga, arti HET dan HAP, akun";
