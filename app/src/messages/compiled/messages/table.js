import { say } from '../words.js';
export const table = () => say(273) ?? "Tabel";
