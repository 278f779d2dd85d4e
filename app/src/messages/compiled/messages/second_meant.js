import { say } from '../words.js';
export const second_meant = () => say(1325) ?? "Harga ini memang benar. Minta petugas kedua ikut memeriksa.";
