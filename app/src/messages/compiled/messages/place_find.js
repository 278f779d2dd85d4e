import { say } from '../words.js';
export const place_find = () => say(973) ?? "Cari desa atau pasar";
