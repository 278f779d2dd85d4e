import { say } from '../words.js';
export const want_only_one = () => say(1185) ?? "Isi harga saja, atau keterangan saja";
