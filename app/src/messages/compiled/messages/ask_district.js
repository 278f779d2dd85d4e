import { say } from '../words.js';
export const ask_district = () => say(96) ?? "Tanyakan langsung ke kantor kecamatan terdekat, pada jam kerja.";
