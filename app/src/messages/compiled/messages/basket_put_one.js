import { say } from '../words.js';
export const basket_put_one = () => say(995) ?? "Tambah ke belanja";
