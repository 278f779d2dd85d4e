import { say } from '../words.js';
export const decision_own = () => say(408) ?? "Laporan Anda sendiri, atau Anda yang memasukkannya. Petugas lain yang memutuskan.";
