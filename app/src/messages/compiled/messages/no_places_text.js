import { say } from '../words.js';
export const no_places_text = () => say(435) ?? "Minta petugas harga menambahkan tempat Anda.";
