import { say } from '../words.js';
export const filter_search = () => say(390) ?? "Cari bahan di daftar ini";
