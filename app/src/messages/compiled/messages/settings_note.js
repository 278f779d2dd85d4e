import { say } from '../words.js';
export const settings_note = () => say(99) ?? "Bahasa, ukuran teks, tema, hemat data, kecamatan";
