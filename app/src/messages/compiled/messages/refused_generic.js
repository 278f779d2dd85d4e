import { say } from '../words.js';
export const refused_generic = () => say(190) ?? "Permintaan ini ditolak. Periksa isian Anda, atau tanya petugas.";
