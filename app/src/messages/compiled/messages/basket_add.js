import { say } from '../words.js';
export const basket_add = () => say(318) ?? "Tambah bahan";
