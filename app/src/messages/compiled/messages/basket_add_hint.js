import { say } from '../words.js';
export const basket_add_hint = () => say(319) ?? "Pilih bahan, jumlahnya bisa diubah nanti";
